using System.Text;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>A template's text as it is read: words, <c>{placeholders}</c>, and <c>[optional parts]</c> that vanish whole when a placeholder in them has no value.</summary>
public sealed class TemplateText
{
    private readonly List<Part> _parts = [new(IsOptional: false, [])];

    private TemplateText(TemplateKind kind) => Kind = kind;

    public TemplateKind Kind { get; }

    public IReadOnlyList<Placeholder> Names => [.. _parts.SelectMany(part => part.Pieces).Select(piece => piece.Name).OfType<Placeholder>().Distinct()];

    /// <summary>Those that must have a value.</summary>
    public IReadOnlyList<Placeholder> Needed =>
        [.. _parts.Where(part => !part.IsOptional).SelectMany(part => part.Pieces).Select(piece => piece.Name).OfType<Placeholder>().Where(name => name is { IsKnown: false, Otherwise: null }).Distinct()];

    /// <exception cref="RuleViolation">It cannot be read; the code says where.</exception>
    public static TemplateText Read(TemplateKind kind, string text) => Read(TemplateKinds.Of(kind), text);

    /// <inheritdoc cref="Read(TemplateKind, string)"/>
    public static TemplateText Read(KindRule rule, string text)
    {
        var read = new TemplateText(rule.Kind);
        var words = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{':
                    var end = text.IndexOf('}', i);
                    var name = end < 0 ? throw new RuleViolation("Messaging.BraceOpen") : text[(i + 1)..end].Trim();
                    read.Add(words, rule.Find(name) ?? throw new RuleViolation("Messaging.UnknownPlaceholder", name));
                    i = end;
                    break;
                case '}':
                    throw new RuleViolation("Messaging.BraceOpen");
                case '[':
                    read.Open(words);
                    break;
                case ']':
                    read.Close(words);
                    break;
                default:
                    words.Append(text[i]);
                    break;
            }
        }

        read.End(words);
        return read;
    }

    /// <param name="said">Each placeholder's value in words; null for none.</param>
    /// <exception cref="RuleViolation">A value is missing where the text cannot do without.</exception>
    public string Fill(Func<Placeholder, string?> said)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            var pieces = part.Pieces.Select(piece => piece.Name is { } name ? said(name) ?? (part.IsOptional ? null : Instead(name)) : piece.Words).ToList();
            text.AppendJoin("", pieces.Contains(null) ? [] : pieces);
        }

        return text.ToString();
    }

    private static string Instead(Placeholder name) =>
        name.Otherwise ?? (name.IsKnown ? "" : throw new RuleViolation("Messaging.ValueMissing", name.Key));

    private void Add(StringBuilder words, Placeholder name)
    {
        Flush(words);
        _parts[^1].Pieces.Add(new("", name));
    }

    private void Open(StringBuilder words)
    {
        if (_parts[^1].IsOptional)
        {
            throw new RuleViolation("Messaging.BracketsNested");
        }

        Flush(words);
        _parts.Add(new(IsOptional: true, []));
    }

    private void Close(StringBuilder words)
    {
        Flush(words);
        if (!_parts[^1].IsOptional)
        {
            throw new RuleViolation("Messaging.BracketOpen");
        }

        // Without a placeholder it would never be left out.
        if (_parts[^1].Pieces.TrueForAll(piece => piece.Name is null))
        {
            throw new RuleViolation("Messaging.OptionalWithoutPlaceholder");
        }

        _parts.Add(new(IsOptional: false, []));
    }

    private void End(StringBuilder words)
    {
        Flush(words);
        if (_parts[^1].IsOptional)
        {
            throw new RuleViolation("Messaging.BracketOpen");
        }
    }

    private void Flush(StringBuilder words)
    {
        if (words.Length > 0)
        {
            _parts[^1].Pieces.Add(new(words.ToString(), null));
            words.Clear();
        }
    }

    private sealed record Part(bool IsOptional, List<Piece> Pieces);

    private sealed record Piece(string Words, Placeholder? Name);
}
