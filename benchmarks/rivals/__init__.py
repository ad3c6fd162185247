"""What Microboard is compared with: each module writes a board as a project of another generator."""
