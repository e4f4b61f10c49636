/// What the format has and no service is written from yet, as the refusal calls it.
///
/// A part that services come to have is taken out here; the compiler then names the readers that refuse it.
enum Feature: String {
    case workers = "Workers"
    case integrations = "Integrations"
    case seed = "Seed rows"
    case errorShape = "`Errors`: an error shape of one's own"
    case timers = "`after` timers of a lifecycle"
    case computed = "`computed` fields"
    case children = "Children: `list of ENTITY`"
    case sets = "Shared rows: `set of ENTITY`"
    case password = "`password` fields"
    case json = "`json` fields"
    case listField = "Lists in a field of an entity"
    case recordField = "Records in a field of an entity"
    case uniqueBySuffix = "`unique by suffix`"
    case renamed = "`renamed from`"
    case countedID = "`id` that counts up"
    case call = "The step `call`"
    case start = "The step `start`"
    case ensure = "The step `ensure`"
    case condition = "The step `if`"
    case loop = "The step `for`"
    case otherPaging = "Paging by offset or page"
    case unknownFields = "`Unknown fields`: ignored"
    case numbersInStrings = "`Numbers in strings`: accepted"
    case origins = "`CORS origins`"
    case asymmetricKeys = "RS256 and ES256 with a JWKS"
    case apiKey = "API keys"
    case request = "A `Request` shape of one's own"
    case wrappedSuccess = "A `Success` that wraps the answer"
    case wholeList = "A `Success` that is a whole list, not paged"
    case readWithoutPath = "`read … where` without a path parameter"
    case scenarioBullet = "Scenario bullets about other systems, clocks and workers"

    /// Whether the design holds what is said there; rules are silent about what is not.
    var isModelled: Bool {
        switch self {
        case .errorShape, .request, .wrappedSuccess, .wholeList: false
        default: true
        }
    }
}
