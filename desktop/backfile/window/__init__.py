"""What the user sees: the main window, its panes, their models and delegates, and how they look.

The only room beside `app` that knows Qt. Panes know no other pane: `main` places and connects them. What is read from
the library is read in threads, by a `lane` each; nothing here waits for a disk. Colours, type and measures come from
`theme`, `fonts` and `icons`, which follow the system's light or dark and the size of its font.
"""
