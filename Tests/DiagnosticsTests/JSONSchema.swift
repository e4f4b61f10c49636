import Foundation

/// Checks JSON against a schema of draft 4, as far as the SARIF schema needs it; an unknown keyword is a fault too, so that
/// nothing is passed over in silence.
struct JSONSchema {
    let root: [String: Any]

    init(_ data: Data) throws {
        root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    func faults(of data: Data) throws -> [String] {
        faults(of: try JSONSerialization.jsonObject(with: data), against: root, at: "$")
    }

    private func faults(of value: Any, against schema: [String: Any], at path: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            guard let target = resolve(reference) else { return ["\(path): no schema \(reference)"] }
            return faults(of: value, against: target, at: path)
        }
        return schema.flatMap { keyword, wanted in
            fault(keyword, wanted, value, schema, path)
        }
    }

    private func resolve(_ reference: String) -> [String: Any]? {
        reference.split(separator: "/").dropFirst().reduce(root as [String: Any]?) { $0?[String($1)] as? [String: Any] }
    }

    private func fault(_ keyword: String, _ wanted: Any, _ value: Any, _ schema: [String: Any], _ path: String)
        -> [String]
    {
        switch keyword {
        case "title", "description", "default", "definitions", "id", "$schema", "format": return []
        case "type":
            let types = wanted as? [String] ?? [wanted as? String ?? ""]
            return check(types.contains { isOf($0, value) }, "is no \(wanted)", path)
        case "enum":
            let all = (wanted as? [Any] ?? []).map(text)
            return check(all.contains(text(value)), "is none of \(all)", path)
        case "minimum":
            return check((value as? NSNumber)?.doubleValue ?? 0 >= number(wanted), "is less than \(wanted)", path)
        case "maximum":
            return check((value as? NSNumber)?.doubleValue ?? 0 <= number(wanted), "is more than \(wanted)", path)
        case "minItems": return check(Double((value as? [Any])?.count ?? .max) >= number(wanted), "has too few", path)
        case "uniqueItems":
            let items = (value as? [Any] ?? []).map(text)
            return check(Set(items).count == items.count, "has one item twice", path)
        case "pattern":
            let text = value as? String ?? ""
            return check(
                text.range(of: wanted as? String ?? "", options: .regularExpression) != nil,
                "does not match",
                path
            )
        case "items":
            let items = value as? [Any] ?? []
            return items.enumerated().flatMap { index, item in
                faults(of: item, against: wanted as? [String: Any] ?? [:], at: "\(path)[\(index)]")
            }
        case "required":
            let members = value as? [String: Any] ?? [:]
            return (wanted as? [String] ?? []).flatMap { check(members[$0] != nil, "lacks \($0)", path) }
        case "properties": return members(value, wanted as? [String: Any] ?? [:], schema, path)
        case "additionalProperties": return []
        case "anyOf", "oneOf":
            let matching = (wanted as? [[String: Any]] ?? []).count { faults(of: value, against: $0, at: path).isEmpty }
            return check(keyword == "anyOf" ? matching > 0 : matching == 1, "fits \(matching) of \(keyword)", path)
        default: return ["the schema has the keyword \(keyword), which is not checked"]
        }
    }

    private func members(_ value: Any, _ known: [String: Any], _ schema: [String: Any], _ path: String) -> [String] {
        (value as? [String: Any] ?? [:]).flatMap { name, member -> [String] in
            if let wanted = known[name] as? [String: Any] {
                return faults(of: member, against: wanted, at: path + "." + name)
            }
            if let wanted = schema["additionalProperties"] as? [String: Any] {
                return faults(of: member, against: wanted, at: path + "." + name)
            }
            return check(schema["additionalProperties"] as? Bool != false, "has the unknown member \(name)", path)
        }
    }

    private func isOf(_ type: String, _ value: Any) -> Bool {
        let isTruth = (value as? NSNumber).map(isBoolean) ?? false
        switch type {
        case "object": return value is [String: Any]
        case "array": return value is [Any]
        case "string": return value is String
        case "boolean": return isTruth
        case "number": return value is NSNumber && !isTruth
        case "integer":
            return !isTruth && (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
        case "null": return value is NSNull
        default: return false
        }
    }

    private func isBoolean(_ value: NSNumber) -> Bool { String(cString: value.objCType) == "c" }

    /// The same for values that are the same.
    private func text(_ value: Any) -> String {
        let options: JSONSerialization.WritingOptions = [.fragmentsAllowed, .sortedKeys]
        let data = try? JSONSerialization.data(withJSONObject: value, options: options)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    private func number(_ value: Any) -> Double { (value as? NSNumber)?.doubleValue ?? 0 }

    private func check(_ holds: Bool, _ fault: String, _ path: String) -> [String] { holds ? [] : ["\(path) \(fault)"] }
}
