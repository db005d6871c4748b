/// A value that a template may print as `{{name}}`: its description is meant for people. Optional does not conform, so "nil" is never
/// printed.
package protocol TextValue: CustomStringConvertible {}

extension String: TextValue {}
extension Substring: TextValue {}
extension Character: TextValue {}
extension Int: TextValue {}
