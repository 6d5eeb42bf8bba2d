using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>
/// What was answered, by question: option keys, a figure (38.5), a day (2026-03-01), words, or <c>row=option</c>. Never changed; every
/// answer makes new ones.
/// </summary>
public sealed class Answers : IEquatable<Answers>
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ImmutableSortedDictionary<string, string[]> _values;

    private Answers(ImmutableSortedDictionary<string, string[]> values) => _values = values;

    public static readonly Answers None = new(ImmutableSortedDictionary.Create<string, string[]>(StringComparer.Ordinal));

    public bool IsEmpty => _values.IsEmpty;

    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>Empty where nothing was answered.</summary>
    public IReadOnlyList<string> this[string key] => _values.TryGetValue(key, out var values) ? values : [];

    public string? One(string key) => this[key] is [var only, ..] ? only : null;

    /// <summary>With this answer; nothing takes the answer away.</summary>
    public Answers With(string key, params IReadOnlyList<string> values)
    {
        var given = values.Where(value => value.Length > 0).ToArray();
        return new(given.Length == 0 ? _values.Remove(key) : _values.SetItem(key, given));
    }

    public string ToJson() => JsonSerializer.Serialize(_values, Json);

    /// <summary>What cannot be read is no answer: a draft of another time must not lock the form.</summary>
    public static Answers FromJson(string? json)
    {
        try
        {
            var read = string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize<Dictionary<string, string?[]?>>(json);
            return read?.Aggregate(None, (answers, answer) => answers.With(answer.Key, [.. (answer.Value ?? []).OfType<string>()])) ?? None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    public bool Equals(Answers? other) =>
        other is not null
        && _values.Count == other._values.Count
        && _values.All(answer => other._values.TryGetValue(answer.Key, out var values) && values.AsSpan().SequenceEqual(answer.Value));

    public override bool Equals(object? obj) => Equals(obj as Answers);

    public override int GetHashCode() => HashCode.Combine(_values.Count, _values.Keys.FirstOrDefault());
}
