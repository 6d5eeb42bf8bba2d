using System.Collections.Frozen;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>What the connected systems' codes mean, held in memory for the rows that come by the thousand; read anew after a change.</summary>
public sealed class CodeMeanings
{
    private volatile Held? _held;

    /// <summary>The maps or the standards changed.</summary>
    public void Forget() => _held = null;

    internal Held? Current => _held;

    internal void Keep(Held held) => _held = held;

    /// <param name="Standards">Every standard code, by domain.</param>
    /// <param name="Maps">(source, domain, code) → the standard code; null for one that is known and means nothing yet.</param>
    internal sealed record Held(FrozenDictionary<string, FrozenSet<string>> Standards, FrozenDictionary<(string Source, string Domain, string Code), string?> Maps, DateTimeOffset ReadAt);
}
