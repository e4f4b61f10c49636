import Diagnostics

/// What the reader has to say.
extension Diagnostic {
    static func fileTooLarge(_ file: SourceText, index: Int) -> Diagnostic {
        Diagnostic(
            "file-too-large",
            .error,
            "\(file.name) is larger than 256 MiB and is not read",
            at: SourceSpan(file: index, start: 0, end: 0),
            leadsTo: "Nothing of what it says is built.",
            help: "Divide the design into several files in one folder; they are read in name order as one document."
        )
    }

    static func lineTooLong(at start: Int, index: Int, most: Int) -> Diagnostic {
        Diagnostic(
            "line-too-long",
            .error,
            "this line is longer than \(most) bytes, so that the file is not read",
            at: SourceSpan(file: index, start: start, end: start),
            leadsTo: "Nothing of what the file says is built.",
            help: "Look whether this is the right file; a cell that long belongs into a `Custom` or into prose."
        )
    }

    static func invalidUTF8(at span: SourceSpan, count: Int, byte: UInt8) -> Diagnostic {
        let hex = String(byte, radix: 16, uppercase: true)
        let others = count > 1 ? ", the first of \(count) such places" : ""
        return Diagnostic(
            "invalid-utf8",
            .error,
            "byte 0x\(hex) is not UTF-8\(others)",
            at: span,
            leadsTo: "It is read as U+FFFD, so names and texts with it are not what was meant.",
            help: "Save the file as UTF-8."
        )
    }

    static func nulByte(at span: SourceSpan, count: Int) -> Diagnostic {
        let others = count > 1 ? ", the first of \(count)" : ""
        return Diagnostic(
            "nul-byte",
            .error,
            "a NUL byte stands here\(others)",
            at: span,
            leadsTo: "It is read as U+FFFD; a design is text.",
            help: "Remove it, or save the file as UTF-8 if it is UTF-16."
        )
    }

    static func nestedTooDeeply(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "nested-too-deeply",
            .error,
            "lists and quotes are nested more than 100 deep here",
            at: span,
            leadsTo: "The marker is read as plain text.",
            help: "Write the inner items as a list of their own."
        )
    }

    static func fenceNotClosed(at span: SourceSpan, fence: String) -> Diagnostic {
        Diagnostic(
            "fence-not-closed",
            .error,
            "this code block is not closed",
            at: span,
            label: "opens here",
            leadsTo: "Everything down to the end of the file is read as code.",
            help: "Write \(fence) on a line of its own below the code."
        )
    }

    static func tooManyCells(at span: SourceSpan, count: Int, columns: Int, header: SourceSpan, row: SourceSpan)
        -> Diagnostic
    {
        Diagnostic(
            "too-many-cells",
            .error,
            "this row has \(counted(count, "cell")), its table \(counted(columns, "column"))",
            at: span,
            label: "belongs to no column",
            because: [
                DiagnosticLabel(header, "the header has \(counted(columns, "column"))"),
                DiagnosticLabel(row, "the cells that it has"),
            ],
            leadsTo: "Markdown viewers drop the cell without a word.",
            help: "Write `\\|` for a pipe inside a cell, or give the table another column."
        )
    }

    static func tableHeaderMismatch(
        header: SourceSpan,
        cells: Int,
        delimiters: SourceSpan,
        count: Int
    ) -> Diagnostic {
        let row = "|" + String(repeating: "---|", count: cells)
        return tableNotRecognised(
            "its header has \(counted(cells, "cell")), the row of dashes below it \(count)",
            at: delimiters,
            because: [DiagnosticLabel(header, "\(counted(cells, "cell"))")],
            help: "Write `\(row)` below the header; write `\\|` for a pipe inside a cell.",
            fixIts: [FixIt("write `\(row)`", replacing: delimiters, with: row)]
        )
    }

    static func tableWithoutDelimiters(at span: SourceSpan, cells: Int) -> Diagnostic {
        let row = "|" + String(repeating: "---|", count: max(1, cells))
        return tableNotRecognised(
            "no row of dashes stands below its header",
            at: span,
            help: "Write `\(row)` below the header."
        )
    }

    static func tableDivided(at span: SourceSpan) -> Diagnostic {
        tableNotRecognised(
            "a blank line divides it from the table above",
            at: span,
            help: "Remove the blank line, or give these rows a header and a row of dashes."
        )
    }

    static func tableIndented(at span: SourceSpan) -> Diagnostic {
        tableNotRecognised(
            "it is indented by four columns or more",
            at: span,
            help: "Begin its lines at the left margin."
        )
    }

    private static func tableNotRecognised(
        _ reason: String,
        at span: SourceSpan,
        because secondary: [DiagnosticLabel] = [],
        help: String,
        fixIts: [FixIt] = []
    ) -> Diagnostic {
        Diagnostic(
            "table-not-recognised",
            .error,
            "this looks like a table but is not one: \(reason)",
            at: span,
            because: secondary,
            leadsTo: "Markdown reads it as plain text, so nothing of it is built.",
            help: help,
            fixIts: fixIts
        )
    }

    private static func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
