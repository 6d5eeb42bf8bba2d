using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

/// <summary>Who was found and why, each once, by the first reason.</summary>
internal sealed class FoundPatients(int most)
{
    private readonly List<FoundPatient> _hits = [];

    public IReadOnlyList<FoundPatient> Hits => _hits;

    public bool IsFull => _hits.Count >= most;

    /// <summary>How many keys to ask for: a patient may stand in an index more than once, or be found already.</summary>
    public int Enough => 2 * most;

    public void Add(Id<Patient> id, HitReason why, string? matter = null)
    {
        if (!IsFull && !_hits.Exists(hit => hit.Id == id))
        {
            _hits.Add(new(id, why, matter));
        }
    }
}

public sealed record FoundPatient(Id<Patient> Id, HitReason Why, string? Matter);
