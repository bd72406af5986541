"""A build: from many specs to files, all or none, each picture as much as possible like that of the last build."""
