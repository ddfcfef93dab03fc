"""The sidebar's branches: by department, by year, filtered."""
