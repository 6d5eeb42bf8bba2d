using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists;

/// <summary>What filters and columns may use.</summary>
public sealed class ListTools(CrmDb db, Vault vault, HospitalProfile hospital, IPatientReach reaches, IPatientVisits visits, ParameterValues parameters, TimeProvider clock)
{
    private HashSet<Id<Patient>> _reached = [];

    /// <summary>For a filter that looks into a side table.</summary>
    public CrmDb Db => db;

    public Vault Vault => vault;

    public TimeProvider Clock => clock;

    public ParameterValues Parameters => parameters;

    public NumberingPlan Numbering => hospital.Numbering;

    /// <inheritdoc cref="IPatientVisits"/>
    public IPatientVisits Visits => visits;

    /// <inheritdoc cref="HospitalProfile.Subscriber"/>
    public string? Subscriber(string typed) => hospital.Subscriber(typed);

    /// <inheritdoc cref="IPatientReach.Within"/>
    public IQueryable<Id<Patient>> PatientsWithin(Reach reach) => reaches.Within(db, reach);

    /// <summary>Whether the reader sees patients' names in full; false until the list's reader asked.</summary>
    public bool SeesNames { get; internal set; }

    /// <summary>Whether restricted archives are to the reader like any other.</summary>
    public bool SeesRestricted { get; internal set; }

    /// <summary>Who reads; empty until the list's reader asked.</summary>
    public string StaffNo { get; internal set; } = "";

    /// <summary>See <see cref="ListPermissions.NamesWithin"/>.</summary>
    internal Reach NamesWithin { get; set; } = Reach.Nobody;

    /// <summary>Whether the archive of a patient who is named beside a row is within the reader's reach; asked after <see cref="ReachAsync"/>.</summary>
    public bool Reaches(Id<Patient>? patient) => patient is { } key && (NamesWithin.IsAll || _reached.Contains(key));

    /// <summary>For <see cref="ListDefinition{TRow}.Prepare"/>: one question for all the patients of a page.</summary>
    public async Task ReachAsync(IEnumerable<Id<Patient>?> patients, CancellationToken ct)
    {
        var asked = patients.OfType<Id<Patient>>().Distinct().ToList();
        _reached = NamesWithin.IsAll || asked.Count == 0
            ? []
            : [.. await reaches.Within(db, NamesWithin).Where(known => asked.Contains(known)).Distinct().ToListAsync(ct)];
    }

    /// <summary>A patient's name as the reader may see it.</summary>
    public string? Name(string? name, bool isRestricted = false) => name is null || (SeesNames && !Covers(isRestricted)) ? name : NameMask.Cover(name);

    /// <summary>Nothing but the covered name is shown of this row.</summary>
    public bool Covers(bool isRestricted) => isRestricted && !SeesRestricted;

    public byte[] BlindIndex(string purpose, string normalised) => vault.BlindIndex(purpose, normalised);
}
