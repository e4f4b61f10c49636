extension Alteration {
    /// Every alteration, layer by layer, so that little is compiled anew between one and the next.
    static let all = data + domain + api + runtime

    /// So many of them, spread evenly over the list.
    static func spread(_ count: Int) -> [Alteration] {
        let wanted = min(max(count, 0), all.count)
        return (0..<wanted).map { all[(2 * $0 + 1) * all.count / (2 * wanted)] }
    }
}
