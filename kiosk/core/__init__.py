"""What a lesson, a visit and a record are: standard library only, no clock, no disk, no screen."""
