using System.Collections.Concurrent;

namespace HospitalCrm.Core.Encounters;

/// <summary>Names this process knows to stand in the dictionary, so that a feed does not ask for each of a million diagnoses.</summary>
public sealed class KnownDiseases
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    public bool Has(string name) => _names.ContainsKey(name);

    public void Add(string name)
    {
        if (_names.Count < Most)
        {
            _names.TryAdd(name, true);
        }
    }
}
