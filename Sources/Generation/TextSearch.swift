extension String {
    /// Whether the text holds another one, byte for byte: whole files are looked through for a word.
    ///
    /// `contains` would compare characters in whatever way they are spelled, which takes many times as long.
    func holds(_ piece: String) -> Bool {
        var text = self
        let piece = Array(piece.utf8)
        return text.withUTF8 { bytes in
            guard let first = piece.first else { return true }
            guard piece.count <= bytes.count else { return false }
            return (0...(bytes.count - piece.count)).contains { start in
                bytes[start] == first && bytes[start..<(start + piece.count)].elementsEqual(piece)
            }
        }
    }
}
