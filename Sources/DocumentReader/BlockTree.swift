import CMarkGFM

/// A block as cmark found it. Valid only while its tree is.
struct BlockNode {
    enum Kind {
        case heading, paragraph, table, codeBlock, list, item, other
    }

    fileprivate let pointer: OpaquePointer

    var kind: Kind {
        guard let name = cmark_node_get_type_string(pointer) else { return .other }
        switch String(cString: name) {
        case "heading": return .heading
        case "paragraph": return .paragraph
        case "table": return .table
        case "code_block": return .codeBlock
        case "list": return .list
        case "item": return .item
        default: return .other
        }
    }

    /// Zero-based; nil for a block without a place (a paragraph that a table has been split from).
    var firstLine: Int? {
        let line = Int(cmark_node_get_start_line(pointer))
        return line > 0 ? line - 1 : nil
    }

    /// Zero-based; before `firstLine` where cmark does not know it.
    var lastLine: Int {
        // Of an HTML block that ends with its own mark, such as `-->`, cmark leaves out the last line.
        if cmark_node_get_type(pointer) == CMARK_NODE_HTML_BLOCK, let text = cmark_node_get_literal(pointer) {
            return Int(cmark_node_get_start_line(pointer)) - 2 + String(cString: text).utf8.count { $0 == .newline }
        }
        return Int(cmark_node_get_end_line(pointer)) - 1
    }

    /// Bytes between the beginning of the first line and the block.
    var firstColumn: Int { max(0, Int(cmark_node_get_start_column(pointer)) - 1) }

    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

    /// The fence's character and the number of them; nil for indented code.
    var fence: (mark: UInt8, length: Int)? {
        var length: Int32 = 0
        var offset: Int32 = 0
        var mark: CChar = 0
        guard cmark_node_get_fenced(pointer, &length, &offset, &mark) != 0 else { return nil }
        return (UInt8(bitPattern: mark), Int(length))
    }

    var children: some Sequence<BlockNode> {
        sequence(first: cmark_node_first_child(pointer)) { current in current.flatMap { cmark_node_next($0) } }
            .lazy.prefix { $0 != nil }.compactMap { $0.map(BlockNode.init) }
    }
}

/// Parses the skeleton of a file, hands its top-level blocks to `body`, and frees the tree.
func withBlocks(of skeleton: BlockSkeleton, _ body: (BlockNode) -> Void) {
    TableExtension.register
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") {
        cmark_parser_attach_syntax_extension(parser, table)
    }
    skeleton.bytes.withUnsafeBytes { buffer in
        let characters = buffer.assumingMemoryBound(to: CChar.self)
        if let start = characters.baseAddress { cmark_parser_feed(parser, start, characters.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    for node in BlockNode(pointer: root).children { body(node) }
}

private enum TableExtension {
    /// cmark keeps its extensions in a global list without a lock; a static is set up once.
    static let register: Void = cmark_gfm_core_extensions_ensure_registered()
}
