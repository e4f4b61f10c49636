import Diagnostics
import Expressions

/// Work that runs beside requests: started by a step, by a state that a row enters, or by the clock.
///
/// A setting whose cell is empty, or was not understood and has been reported, is `nil`.
public struct Worker: Sendable {
    /// As the worker table names it; spans its cell there.
    public var name: Located<String>
    public var trigger: Located<Trigger>?
    public var frequency: Located<Frequency>?
    /// What becomes of ticks that passed while nothing ran; stands in the cell of the frequency.
    public var missed: Located<MissedTicks>?
    public var onFailure: Located<FailurePolicy>?
    /// The values, over `input`, that together name the piece of work: one, or those of `[a, b]`.
    public var idempotentBy: Located<[TypedExpression]>?
    /// Of one attempt, in seconds.
    public var timeout: Located<Int>?
    /// How many pieces of work run at once.
    public var concurrency: Located<Int>?
    public var monitoring: [Alert]
    public var requirements: [Located<RequirementID>]
    public var inputs: [Input]
    public var steps: [Step]
    /// The cells of its row, also empty ones, for rules that speak of what is missing; the row where a column is.
    public var cells: Cells
    /// Its row in the worker table.
    public var rowSpan: SourceSpan
    /// The heading `Worker: NAME`; its row where there is no heading, which has been reported.
    public var span: SourceSpan

    public struct Cells: Sendable {
        public var trigger, frequency, onFailure, idempotentBy, timeout, concurrency, monitoring: SourceSpan
    }

    public enum Trigger: Sendable {
        /// `started`: by the step `start`, or by hand in a scenario.
        case started
        /// `` on `Order.paid`, `Order.shipped` ``: when a row enters one of these states.
        case entered([StateEntry])
        /// `schedule`: by the clock, as `frequency` says.
        case schedule
    }

    public struct StateEntry: Sendable {
        public var entity: Located<String>
        public var state: Located<String>
    }

    public enum Frequency: Sendable, Equatable {
        case onDemand
        case every(seconds: Int)
        /// `daily at 02:00 UTC`.
        case daily(hour: Int, minute: Int)
        case cron(CronSchedule)

        /// The least time between two ticks, in seconds; `nil`: there are no ticks.
        public var period: Int? {
            switch self {
            case .onDemand: nil
            case .every(let seconds): seconds
            case .daily: 86_400
            case .cron(let schedule): schedule.leastPeriod
            }
        }
    }

    public enum MissedTicks: String, Sendable { case skip, once, all }

    /// `retry 5 times, exponential 1s to 5m; then dead-letter and alert`.
    public struct FailurePolicy: Sendable, Equatable {
        public var retries: Retries
        /// `nil`: none is written.
        public var backoff: Backoff?
        public var deadLetters: Bool
        public var alerts: Bool

        public enum Retries: Sendable, Equatable {
            case none
            /// Five retries are six attempts.
            case times(Int)
            /// `retry forever`.
            case endless
        }

        public init(retries: Retries, backoff: Backoff?, deadLetters: Bool, alerts: Bool) {
            self.retries = retries
            self.backoff = backoff
            self.deadLetters = deadLetters
            self.alerts = alerts
        }
    }

    /// `alert when failures > 5% over 10m`.
    public struct Alert: Sendable {
        public var condition: Condition
        public var span: SourceSpan

        public enum Condition: Sendable, Equatable {
            case failures(percent: Int, overSeconds: Int)
            /// The oldest piece of work that is due has waited longer.
            case oldest(seconds: Int)
            /// A tick has not been done so long after its time.
            case late(seconds: Int)
        }
    }
}

/// How long to wait between attempts.
public struct Backoff: Sendable, Equatable {
    public var kind: Kind
    public var firstMilliseconds: Int
    /// The same as the first where it is fixed.
    public var mostMilliseconds: Int

    public enum Kind: String, Sendable { case exponential, fixed }

    public init(kind: Kind, firstMilliseconds: Int, mostMilliseconds: Int) {
        self.kind = kind
        self.firstMilliseconds = firstMilliseconds
        self.mostMilliseconds = mostMilliseconds
    }
}

/// A cron expression of five fields, in UTC; each field as the values that it admits, in order.
public struct CronSchedule: Sendable, Equatable {
    public var text: String
    public var minutes: [Int]
    public var hours: [Int]
    public var days: [Int]
    public var months: [Int]
    /// Sunday is 0.
    public var weekdays: [Int]

    /// The least time between two ticks, in seconds, as far as minutes and hours say it; a day otherwise.
    var leastPeriod: Int {
        let ticks = hours.flatMap { hour in minutes.map { hour * 60 + $0 } }.sorted()
        guard let first = ticks.first, ticks.count > 1 else { return 86_400 }
        let gaps = zip(ticks.dropFirst() + [first + 1440], ticks).map { $0 - $1 }
        return (gaps.min() ?? 1440) * 60
    }
}

/// What becomes of a job whose step fails: `unavailable: retry`.
public struct JobAnswer: Sendable {
    /// As in `FailureAnswer`.
    public var label: Located<String>?
    public var action: Action
    public var span: SourceSpan

    public enum Action: String, Sendable, CaseIterable {
        case retry
        case deadLetter = "dead-letter"
        case skip
    }
}
