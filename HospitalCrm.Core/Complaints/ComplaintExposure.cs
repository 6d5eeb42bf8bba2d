using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>Whether words meant for those complained about give the complainant or his patient away. Reads only.</summary>
public sealed class ComplaintExposure(CrmDb db, Vault vault) : IRoomPart
{
    private const int ShortestTelling = 2;
    private const int DigitsTelling = 7;
    private const int AddressTelling = 6;

    /// <exception cref="RuleViolation">They do.</exception>
    public async Task DemandSilentAsync(Complaint complaint, string? words, CancellationToken ct)
    {
        if (await TellsAsync(complaint, words, ct))
        {
            throw new RuleViolation("Complaints.SummaryExposes");
        }
    }

    public async Task<bool> TellsAsync(Complaint complaint, string? words, CancellationToken ct) =>
        !string.IsNullOrWhiteSpace(words) && Tells(words, await SecretsAsync(complaint, ct));

    internal static bool Tells(string words, IEnumerable<string> secrets)
    {
        var plain = string.Concat(words.Where(letter => !char.IsWhiteSpace(letter) && letter != '-'));
        return secrets.Any(secret => plain.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<List<string>> SecretsAsync(Complaint complaint, CancellationToken ct)
    {
        var secrets = new List<string>();
        Add(secrets, vault.Open(Complaint.ComplainantNamePurpose, complaint.ComplainantName), ShortestTelling);
        Add(secrets, vault.Open(Complaint.ComplainantPhonePurpose, complaint.ComplainantPhone), DigitsTelling);
        if (complaint.PatientId is { } key
            && await db.Patients.AsNoTracking().IgnoreQueryFilters().Include(patient => patient.Numbers).SingleOrDefaultAsync(patient => patient.Id == key, ct) is { } patient)
        {
            Add(secrets, patient.Name, ShortestTelling);
            Add(secrets, patient.MedicalRecordNo, ShortestTelling + 1);
            Add(secrets, vault.Open(Patient.IdNumberPurpose, patient.IdNumber), DigitsTelling);
            Add(secrets, vault.Open(Patient.AddressPurpose, patient.Address), AddressTelling);
            foreach (var number in patient.Numbers)
            {
                Add(secrets, vault.Open(ContactNumber.NumberPurpose, number.Number), DigitsTelling);
            }
        }

        return secrets;
    }

    private static void Add(List<string> secrets, string? secret, int shortest)
    {
        var plain = string.Concat((secret ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter != '-'));
        if (plain.Length >= shortest)
        {
            secrets.Add(plain);
        }
    }
}
