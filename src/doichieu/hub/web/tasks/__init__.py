"""Pages of tasks and of the records that set them."""
