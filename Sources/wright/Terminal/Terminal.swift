import ArgumentParser
import Foundation

/// What can be shown where the output goes: colour, width, and whether a line can be drawn over.
struct Terminal: Sendable {
    enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

    let usesColor: Bool
    /// Columns: `COLUMNS` where somebody set it, else those of the terminal; 100 where there is none.
    let width: Int
    /// Whether a person looks on, so that a bar may be drawn over itself.
    let isInteractive: Bool

    /// - Parameter color: `auto` colours a terminal, unless `NO_COLOR` is set to anything but nothing.
    init(color: ColorChoice) {
        let environment = ProcessInfo.processInfo.environment
        isInteractive = isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
        switch color {
        case .always: usesColor = true
        case .never: usesColor = false
        case .auto: usesColor = isInteractive && (environment["NO_COLOR"] ?? "").isEmpty
        }
        var size = winsize()
        let asked = isInteractive && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : 0
        let wanted = Int(environment["COLUMNS"] ?? "") ?? 0
        width = wanted > 20 ? min(wanted, 1000) : asked > 20 ? asked : 100
    }

    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    func styled(_ text: String, _ style: Style) -> String {
        usesColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    static func print(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    static func printError(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
