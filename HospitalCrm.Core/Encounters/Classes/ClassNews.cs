using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Encounters.Classes;

/// <summary>
/// Of whom something came in that may put them into another class. Held in memory: what a stopped process forgets, and what a whole
/// hospital's history brings at once, <see cref="ClassifyPatients"/> finds at night.
/// </summary>
public sealed class ClassNews
{
    /// <summary>More than these are not somebody who was just treated, but a history being brought.</summary>
    public const int Most = 20_000;

    private readonly Lock _lock = new();
    private readonly HashSet<Id<Patient>> _waiting = [];

    public void Tell(IEnumerable<Id<Patient>> patients)
    {
        lock (_lock)
        {
            foreach (var patient in patients)
            {
                if (_waiting.Count < Most)
                {
                    _waiting.Add(patient);
                }
            }
        }
    }

    /// <summary>Some of them, who are waiting no longer.</summary>
    public IReadOnlyList<Id<Patient>> Take(int most)
    {
        lock (_lock)
        {
            var taken = _waiting.Take(most).ToList();
            _waiting.ExceptWith(taken);
            return taken;
        }
    }
}
