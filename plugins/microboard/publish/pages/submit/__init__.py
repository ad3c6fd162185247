"""The fields of a listing -> the page on which employers write one."""
