/// What statuses are called and what they mean here.
enum StatusText {
    static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 402: "Payment Required"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 410: "Gone"
        case 412: "Precondition Failed"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 422: "Unprocessable Content"
        case 423: "Locked"
        case 424: "Failed Dependency"
        case 428: "Precondition Required"
        case 429: "Too Many Requests"
        case 500: "Internal Server Error"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        case 504: "Gateway Timeout"
        default: "Status \(status)"
        }
    }

    static func meaning(_ status: Int) -> String {
        switch status {
        case 400: "The request cannot be read: its body, a parameter or a header field."
        case 401: "Valid credentials are needed."
        case 402: "A payment is needed first."
        case 403: "The caller may not do this."
        case 404: "There is no such row, or the caller may not know of it."
        case 408: "The request took too long to arrive."
        case 409: "The request does not fit the state of the data."
        case 410: "The row is gone for good."
        case 412: "The row is not as the caller has seen it."
        case 413: "The body is longer than the service takes."
        case 415: "The body is not of a type that the service reads."
        case 422: "The request can be read and breaks rules."
        case 429: "The caller sends too many requests."
        case 500: "The service failed."
        case 502, 504: "A service behind this one failed."
        case 503: "The service cannot answer now."
        default: reason(status) + "."
        }
    }
}
