import ArgumentParser
import Diagnostics
import Foundation
import Verification

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// Options that every command takes.
struct SharedOptions: ParsableArguments {
    @Option(help: "How results are printed: text or json.")
    var format = OutputFormat.text

    @Option(help: "Colour: auto (a terminal, unless NO_COLOR is set), always or never.")
    var color = Terminal.ColorChoice.auto

    var terminal: Terminal { Terminal(color: color) }
}

/// The design that a command reads.
struct DesignOptions: ParsableArguments {
    @Argument(help: "The design: a Markdown file, or a folder of .md files.", completion: .file(extensions: ["md"]))
    var design: String

    @Option(help: "The day by which waivers expire, as YYYY-MM-DD; the present day without it.")
    var today: String?

    /// - Throws: `Stop` where the path or the day is no good.
    func analyse() throws -> FrontEnd { try FrontEnd(path: design, today: try day()) }

    func day() throws -> CalendarDay {
        guard let today else { return try CalendarDay.current() }
        guard let day = CalendarDay(today) else {
            throw Stop(.usage, "--today wants a day like 2026-03-01, not “\(today)”")
        }
        return day
    }
}

extension CalendarDay {
    /// The present day in UTC.
    ///
    /// - Throws: `Stop` where the machine's clock shows no day of the calendar.
    static func current() throws -> CalendarDay {
        // Not `Calendar`: it reads data of all the world's calendars first.
        var now = time(nil)
        var parts = tm()
        guard gmtime_r(&now, &parts) != nil,
            let day = CalendarDay(
                year: Int(parts.tm_year) + 1900,
                month: Int(parts.tm_mon) + 1,
                day: Int(parts.tm_mday)
            )
        else {
            throw Stop(.usage, "the clock of this machine shows no day; name one with --today")
        }
        return day
    }
}
