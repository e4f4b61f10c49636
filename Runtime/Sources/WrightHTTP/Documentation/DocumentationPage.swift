import Crypto
import Foundation

/// The page at `/docs`: shows `/openapi.json` and needs nothing from anywhere else.
///
/// Script and style stand in the page; the policy names their hashes, so that a browser runs these and no others.
struct DocumentationPage {
    private let name: String

    init(name: String) {
        self.name = name
    }

    /// What a browser may run, show and load on this page.
    var contentSecurityPolicy: String {
        [
            "default-src 'none'",
            "script-src '\(Self.hash(DocumentationAssets.script))'",
            "style-src '\(Self.hash(DocumentationAssets.style))'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ].joined(separator: "; ")
    }

    var html: String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(Self.escaped(name))</title>
        <style>\(DocumentationAssets.style)</style>
        </head>
        <body>
        <main id="api"><p>Loading the description of the API from <a href="/openapi.json">/openapi.json</a>.</p></main>
        <script>\(DocumentationAssets.script)</script>
        </body>
        </html>

        """
    }

    private static func hash(_ text: String) -> String {
        "sha256-\(Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString())"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
