"""The one way from pixels to a network's input, the same at training and at prediction and in every runtime."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gallery_sorter.recognition.card import ModelCard, Transform


def views(card: ModelCard, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(h, w, 3) RGB pixels -> the (3, size, size) float32 input that the card describes."""
    return normalise(card.transform, squash(card.transform, pixels))


def squash(transform: Transform, pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The whole picture at (size, size, 3), its aspect ratio not kept.

    Bilinear over the whole support of a shrunken pixel, as torchvision's Resize does on PIL pictures.
    """
    side = transform.size
    if pixels.shape[:2] == (side, side):
        return pixels
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    return np.asarray(picture.resize((side, side), Image.Resampling.BILINEAR))


def normalise(transform: Transform, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(s, s, 3) pixels -> (3, s, s): 0..1 (torchvision's ToTensor), then less the mean, by the deviation."""
    mean = np.asarray(transform.mean, np.float32)
    std = np.asarray(transform.std, np.float32)
    scaled = (pixels.astype(np.float32) / np.float32(255) - mean) / std
    return np.ascontiguousarray(scaled.transpose(2, 0, 1))
