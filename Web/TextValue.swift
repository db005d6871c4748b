/// What a template may print as `{{name}}`: things whose description is meant for people. An Optional is not among them, so "nil" is never printed.
package protocol TextValue: CustomStringConvertible {}

extension String: TextValue {}
extension Substring: TextValue {}
extension Character: TextValue {}
extension Int: TextValue {}
