using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>Some rows of one source, what they became, and what is to be written with them in one transaction.</summary>
internal sealed class HisBatch(string source, DateTimeOffset now, IReadOnlyList<HisItem> items)
{
    private readonly Dictionary<Type, List<object>> _fresh = [];

    public string Source => source;

    public DateTimeOffset Now => now;

    public IReadOnlyList<HisItem> Items => items;

    /// <summary>By the source's number.</summary>
    public Dictionary<string, KnownPatient> Patients { get; } = new(StringComparer.Ordinal);

    public List<HisVerdict> Verdicts { get; } = new(items.Count);

    /// <summary>Those who were not known before: rows may wait for them.</summary>
    public List<Patient> NewPatients { get; } = [];

    /// <summary>Whose last visit may be another now.</summary>
    public HashSet<Id<Patient>> Visited { get; } = [];

    /// <summary>Visits whose main diagnosis may be another now.</summary>
    public HashSet<string> Diagnosed { get; } = new(StringComparer.Ordinal);

    /// <summary>Who may be in another class now.</summary>
    public HashSet<Id<Patient>> Judged { get; } = [];

    public List<AuditDraft> Drafts { get; } = [];

    /// <summary>To be told once it is committed.</summary>
    public List<Action> Afterwards { get; } = [];

    public IReadOnlyList<HisItem> Of(string view) => [.. items.Where(item => item.View == view)];

    /// <summary>A new row for the database, written past the change tracker.</summary>
    public void Add<T>(T entity)
        where T : class
    {
        if (!_fresh.TryGetValue(typeof(T), out var rows))
        {
            _fresh[typeof(T)] = rows = [];
        }

        rows.Add(entity);
    }

    public IReadOnlyList<object> Fresh(Type type) => _fresh.TryGetValue(type, out var rows) ? rows : [];

    /// <summary>Null, and the row waits, when nobody here is called so yet.</summary>
    public KnownPatient? Patient(HisItem item) => Patient(item, item.PatientKey);

    public KnownPatient? Patient(HisItem item, string? key)
    {
        if (key is null)
        {
            // The source left empty whom it is about; its next version may say.
            Verdicts.Add(new(item, HisRowState.Failed, item.LocalId, null, "no-patient"));
            return null;
        }

        if (Patients.TryGetValue(key, out var known))
        {
            return known;
        }

        Verdicts.Add(new(item, HisRowState.WaitingForPatient, item.LocalId, key, null));
        return null;
    }

    public void Done(HisItem item, Guid? localId) => Verdicts.Add(new(item, HisRowState.Applied, localId, null, null));

    public void Fail(HisItem item, string failure) => Verdicts.Add(new(item, HisRowState.Failed, item.LocalId, null, failure));
}

/// <summary>What a row became.</summary>
internal sealed record HisVerdict(HisItem Item, HisRowState State, Guid? LocalId, string? WaitsFor, string? Failure)
{
    /// <summary>It waits for somebody, and what it says of the patient himself is in his archive already.</summary>
    public bool Stands { get; init; }
}

/// <summary>A patient as far as rows that name him need him.</summary>
internal sealed record KnownPatient(Id<Patient> Id, Id<Person> PersonId, Restriction? RestrictedAs);
