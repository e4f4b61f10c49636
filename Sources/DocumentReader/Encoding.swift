import Diagnostics

/// Finds what is not text: bytes that are no UTF-8, and NUL. One diagnostic of each kind for a file, at the first place.
func encodingDiagnostics(of source: SourceText, index: Int) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if let first = source.bytes.firstIndex(of: 0) {
        let count = source.bytes.count { $0 == 0 }
        diagnostics.append(.nulByte(at: SourceSpan(file: index, start: first, end: first + 1), count: count))
    }
    // The quick way answers only yes or no; the slow one is for files that have a fault.
    if String(validating: source.bytes, as: UTF8.self) == nil {
        let faults = invalidSequences(in: source.bytes)
        if let first = faults.first {
            let span = SourceSpan(file: index, start: first.lowerBound, end: first.upperBound)
            diagnostics.append(.invalidUTF8(at: span, count: faults.count, byte: source.bytes[first.lowerBound]))
        }
    }
    return diagnostics
}

private func invalidSequences(in bytes: [UInt8]) -> (first: Range<Int>?, count: Int) {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    var first: Range<Int>?
    var count = 0
    while true {
        switch parser.parseScalar(from: &iterator) {
        case .valid(let encoded):
            offset += encoded.count
        case .error(let length):
            if first == nil { first = offset..<(offset + length) }
            count += 1
            offset += length
        case .emptyInput:
            return (first, count)
        }
    }
}
