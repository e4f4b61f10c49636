import Diagnostics

/// What a Mermaid `stateDiagram-v2` block says, arrow by arrow.
public struct StateDiagram: Sendable, Equatable {
    /// In the order of the lines.
    public var arrows: [Arrow]
    /// The whole block.
    public var span: SourceSpan

    public struct Arrow: Sendable, Equatable {
        public var from: End
        public var to: End
        /// `nil` only where an end is `[*]`, or after a fault that was reported.
        public var trigger: Trigger?
        /// The line without its indentation.
        public var span: SourceSpan
    }

    /// One end of an arrow.
    public enum End: Sendable, Equatable {
        /// `[*]`: the start on the left, the end on the right.
        case marker(SourceSpan)
        case state(Located<String>)

        public var state: Located<String>? {
            if case .state(let name) = self { name } else { nil }
        }
    }

    public enum Trigger: Sendable, Equatable {
        case event(Located<String>)
        /// `after 30m`: the duration as written.
        case after(Located<String>)
    }

    public init(arrows: [Arrow], span: SourceSpan) {
        self.arrows = arrows
        self.span = span
    }

    /// The states in order of their first appearance.
    public var states: [Located<String>] {
        var seen: Set<String> = []
        return arrows.flatMap { [$0.from.state, $0.to.state] }.compactMap { $0 }.filter {
            seen.insert($0.value).inserted
        }
    }
}
