namespace HospitalCrm.Core.Patients.Lookups;

/// <summary>A source that knows people we have no archive of, usually the HIS (S4-2.3). It may be slow or down; the caller waits no longer than it can.</summary>
public interface IPatientLookup
{
    /// <summary>What the source is called in messages to the user.</summary>
    string Name { get; }

    /// <param name="number">Normalised; never to be logged.</param>
    Task<IReadOnlyList<LookupCandidate>> FindAsync(string number, CancellationToken ct);
}
