using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Archive;

/// <summary>档案主页: counts, costs, diagnoses, operations and what is open, as far as the reader sees each (S3-B.11).</summary>
public sealed class ReadArchiveHome(ArchiveRecords records, HomeReading reading, OpenSources open, Grants grants, CurrentActor actor) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    public async Task<ArchiveHome> HandleAsync(Id<Patient> key, CancellationToken ct = default)
    {
        var patients = await records.DemandAsync(key, ct);
        var sees = new ArchiveSight(
            await grants.HasAsync(actor.Value, ArchivePermissions.ViewMedical),
            await grants.HasAsync(actor.Value, ArchivePermissions.ViewCharges),
            await grants.HasAsync(actor.Value, SecurityPermissions.JudgeEmergency))
        {
            Relations = true,
            Messages = await grants.HasAsync(actor.Value, Messaging.MessagingPermissions.View),
            Contacts = [.. (await open.ReadAsync()).Where(source => source.Class is null or InteractionClass.Message)],
            Requests = await grants.HasAsync(actor.Value, PatientPermissions.ViewRequests),
        };
        return await reading.ReadAsync(patients, sees, ct);
    }
}
