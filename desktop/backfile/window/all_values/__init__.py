"""Every value of a facet, in a panel beside the sidebar: found by name, included and left out."""
