using System.Collections.Concurrent;

namespace HospitalCrm.Core.Calls.Lines;

/// <summary>The lines that can be told to dial, as long as they listen.</summary>
public sealed class LineDiallers
{
    private readonly ConcurrentDictionary<string, IDialler> _diallers = new(StringComparer.Ordinal);

    public void Register(string lineId, IDialler dialler) => _diallers[lineId] = dialler;

    public IDialler? Find(string lineId) => _diallers.GetValueOrDefault(lineId);

    public bool CanDial(string lineId) => Find(lineId) is { CanDial: true };
}
