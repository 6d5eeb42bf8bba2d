namespace HospitalCrm.Web.Commands;

/// <summary>The words after a verb: <c>--name value</c>, <c>--name=value</c>, flags and plain words. An unknown one is refused by name.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);

    /// <param name="valued">Options that take a value.</param>
    /// <param name="flags">Options that take none.</param>
    /// <param name="settings">Whether <c>--Section:Key=value</c> is taken as configuration.</param>
    public Arguments(IReadOnlyList<string> words, IReadOnlyCollection<string> valued, IReadOnlyCollection<string> flags, bool settings = false)
    {
        var settingsFound = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var (name, value) = Split(words[i]);
            if (flags.Contains(name) && value is null)
            {
                _flags.Add(name);
            }
            else if (valued.Contains(name))
            {
                _values[name] = value ?? (i + 1 < words.Count ? words[++i] : throw new BadArguments($"{name} needs a value"));
            }
            else if (settings && value is not null)
            {
                settingsFound.Add(words[i]);
            }
            else
            {
                throw new BadArguments($"unknown argument '{words[i]}'");
            }
        }

        Settings = settingsFound;
    }

    public IReadOnlyList<string> Settings { get; }

    public bool Has(string flag) => _flags.Contains(flag);

    public string? Find(string option) => _values.GetValueOrDefault(option);

    public string Get(string option) =>
        _values.TryGetValue(option, out var value) && value.Length > 0 ? value : throw new BadArguments($"{option} is missing");

    private static (string Name, string? Value) Split(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.IndexOf('=', StringComparison.Ordinal) is > 2 and var at
            ? (word[..at], word[(at + 1)..])
            : (word, null);
}
