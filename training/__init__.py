"""Makes the reader's weights from open data. Owns everything that needs PyTorch; the package never imports it."""
