using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Lists;

/// <summary>What filters and columns may use.</summary>
public sealed class ListTools(CrmDb db, Vault vault, HospitalProfile hospital, TimeProvider clock)
{
    /// <summary>For a filter that looks into a side table.</summary>
    public CrmDb Db => db;

    public Vault Vault => vault;

    public TimeProvider Clock => clock;

    public NumberingPlan Numbering => hospital.Numbering;

    /// <inheritdoc cref="HospitalProfile.Subscriber"/>
    public string? Subscriber(string typed) => hospital.Subscriber(typed);

    public byte[] BlindIndex(string purpose, string normalised) => vault.BlindIndex(purpose, normalised);
}
