using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Requests;

/// <summary>The requests about one person, the newest first.</summary>
public sealed class ReadPatientRequests(CrmDb db, PatientSight sight, TimeProvider clock) : IUseCase
{
    private const int Most = 50;

    public static Permission Requires => PatientPermissions.ViewRequests;

    public async Task<IReadOnlyList<PatientRequestLine>> HandleAsync(Id<Patient> key, CancellationToken ct = default)
    {
        await sight.DemandAsync(key, ct);
        var person = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        var records = db.Patients.IgnoreQueryFilters().Where(patient => person.Contains(patient.PersonId)).Select(patient => patient.Id);
        var requests = await db.DataRequests.AsNoTracking().Where(request => records.Contains(request.PatientId)).OrderByDescending(request => request.Id).Take(Most).ToListAsync(ct);
        var today = clock.Today();
        return [.. requests.Select(request => new PatientRequestLine(request.Id, request.Kind, request.State, request.ReceivedAt, request.DueOn, request.IsOverdue(today)))];
    }
}

public sealed record PatientRequestLine(Id<DataRequest> Id, DataRequestKind Kind, DataRequestState State, DateTimeOffset ReceivedAt, DateOnly DueOn, bool IsOverdue);
