"""An MCP server on standard input and output that keeps notes in a folder, and would write them wherever it is told."""

from __future__ import annotations

import sys
from pathlib import Path

from mcp.server import MCPServer

server = MCPServer("notes")


@server.tool()
def write_note(path: str, content: str) -> str:
    """Writes a note."""
    with Path(sys.argv[1]).open("a") as written:
        written.write(f"{path}\n")
    return f"written to {path}: {len(content)} characters"


server.run()
