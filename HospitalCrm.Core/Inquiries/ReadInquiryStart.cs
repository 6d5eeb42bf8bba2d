using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Inquiries;

/// <summary>What the empty form begins with: the caller whose call it is asked in, and the departments it may be handed to.</summary>
public sealed class ReadInquiryStart(DepartmentBook departments, CallAccess calls, PatientSight patients, Vault vault, ParameterValues parameters, TimeProvider clock) : IUseCase
{
    public static Permission Requires => InquiryPermissions.Register;

    public async Task<InquiryStart> HandleAsync(Guid? call, CancellationToken ct = default)
    {
        var form = new InquiryForm { DueOn = clock.Today().AddDays(parameters.Get(InquiryParameters.DueDays)) };
        if (call is { } rung)
        {
            var session = await calls.OwnAsync(new(rung), ct);
            (form.Call, form.Phone) = (rung, vault.Open(CallSession.NumberPurpose, session.Number) ?? "");
            if (session.PatientId is { } patient && await patients.AdmissionAsync(patient, ct) is { IsOpen: true } && await patients.SeesNamesAsync())
            {
                (form.Patient, form.Caller) = (patient.Value, await patients.NameAsync(patient, ct) ?? "");
            }
        }

        return new(form, await departments.ChoicesAsync(null, ct));
    }
}

public sealed record InquiryStart(InquiryForm Form, IReadOnlyList<DepartmentChoice> Departments);
