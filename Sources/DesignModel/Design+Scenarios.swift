import Diagnostics
import Expressions

extension Scenario {
    /// What happens beside requests, or is to have happened.
    public enum Event: Sendable {
        /// ``Payments `charge` answers 402 {"error":"declined"}``: from now on. The body is JSON.
        case answers(integration: Located<String>, operation: Located<String>, status: Int, body: Located<String>?)
        /// `Payments is down`: from now on, whatever is called.
        case system(integration: Located<String>, is: SystemState)
        /// `it is 2026-03-01T00:00:00Z`.
        case clockIs(Located<String>)
        /// `31m pass`: every moment that is due on the way is lived through.
        case passes(seconds: Int)
        /// `workers run`: what is due now, until nothing is.
        case workersRun
        /// ``start `Book shipment` with `order` ``; arguments in the order of the inputs.
        case start(worker: Located<String>, arguments: [Step.Assignment])
        /// ``Payments `charge` was called once``.
        case wasCalled(integration: Located<String>, operation: Located<String>, times: Int)
        /// `` `Book shipment` has 1 dead letter``.
        case deadLetters(worker: Located<String>, count: Int)
        /// ``an alert of `Book shipment` was raised``.
        case alertWasRaised(worker: Located<String>)
    }

    public enum SystemState: String, Sendable { case up, down, slow }
}

extension Scenario.Event {
    /// Whether it looks at what has happened, like the asserts of a request.
    public var isCheck: Bool {
        switch self {
        case .wasCalled, .deadLetters, .alertWasRaised: true
        case .answers, .system, .clockIs, .passes, .workersRun, .start: false
        }
    }

    /// The integration that it names.
    public var integration: Located<String>? {
        switch self {
        case .answers(let name, _, _, _), .system(let name, _), .wasCalled(let name, _, _): name
        case .clockIs, .passes, .workersRun, .start, .deadLetters, .alertWasRaised: nil
        }
    }

    /// The worker that it names.
    public var worker: Located<String>? {
        switch self {
        case .start(let name, _), .deadLetters(let name, _), .alertWasRaised(let name): name
        case .answers, .system, .clockIs, .passes, .workersRun, .wasCalled: nil
        }
    }
}
