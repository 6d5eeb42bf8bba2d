using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Complaints;
using HospitalCrm.Core.Tests.Patients;

namespace HospitalCrm.Core.Tests.Archive;

/// <summary>Complaints on the time axis of an archive: for the complaints office, and nobody who is concerned.</summary>
public sealed class ComplaintInteractionTests
{
    [Fact]
    public async Task The_office_finds_it_with_its_number_and_nobody_concerned_does()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var patient = await hospital.Hospital.HaveAsync(new() { Name = "欧阳雪", BirthDate = "1960-01-01", Numbers = [new() { Number = "13800138000" }] });
        var (about, office) = (ComplaintHospital.Form(), ComplaintHospital.Form(staff: "complaint01"));
        (about.Patient, office.Patient) = (patient.Value, patient.Value);
        var id = await hospital.RegisterAsync(about);
        await hospital.RegisterAsync(office);

        var line = Assert.Single(await ReadAsync(hospital, patient, "complaint01"));
        var counts = (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("complaint01"), (CountInteractions use) => use.HandleAsync(patient, new()))).Value!;

        // The one about the office's own member is not on his axis; to others complaints are not there at all.
        Assert.Equal((InteractionClass.Complaint, "投诉-2026-000001", null), (line.Class, line.Title, line.Text));
        Assert.Equal(id, line.ComplaintId);
        Assert.Equal(1, counts[InteractionClass.Complaint]);
        foreach (var other in new[] { "agent01", "medical01", "records01", "nursing01" })
        {
            Assert.Empty(await ReadAsync(hospital, patient, other));
        }
    }

    private static async Task<List<Interaction>> ReadAsync(ComplaintHospital hospital, Id<Patient> patient, string by) =>
        [.. (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (ReadInteractions use) => use.HandleAsync(patient, new()))).Value!.Lines.Where(line => line.Kind == InteractionKind.Complaint)];
}
