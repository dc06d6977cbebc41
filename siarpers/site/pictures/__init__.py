"""Pictures as they are published: photos in their renditions, and the share image of a release.

A photo's bytes become renditions (`negatives`, `developing`) that are kept by their names
(`renditions`, `darkroom`); a release without a photo has a card drawn (`typeface`,
`sharecard`); `shareimages` says which of the two its link shows.
"""
