using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>A missed call and a follow-up about the same number: whoever speaks with the patient spares a colleague the other call.</summary>
public sealed class FollowUpMissedCallTests
{
    private const string His = "13900000001";

    [Theory]
    [InlineData(FollowUpOutcome.Refused, MissedCallEnd.Reached)]
    [InlineData(FollowUpOutcome.NoAnswer, null)]
    public async Task Spoken_with_in_a_follow_up_nobody_need_ring_back_and_otherwise_somebody_still_must(FollowUpOutcome outcome, MissedCallEnd? end)
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync("王芳", null, His);
        await MissAsync(hospital, His);
        await MissAsync(hospital, "13900000009");
        await hospital.TakeAsync(nurse, task);

        Assert.Null((await hospital.RecordAsync(nurse, task, new() { Outcome = outcome, Number = await hospital.NumberAsync(task) })).Problem);

        var missed = await hospital.Hospital.WithDbAsync(db => db.MissedCalls.AsNoTracking().ToListAsync());
        var index = Vault(hospital).BlindIndex(ContactNumber.IndexPurpose, His);
        var (his, others) = (missed.Single(one => one.NumberIndex.AsSpan().SequenceEqual(index)), missed.Single(one => !one.NumberIndex.AsSpan().SequenceEqual(index)));
        Assert.Equal((end, end is null ? null : "nurse01"), (his.End, his.ClosedBy));
        Assert.True(others.IsOpen);
    }

    private static Vault Vault(FollowUpHospital hospital) => hospital.Hospital.Services.GetRequiredService<Vault>();

    private static Task<int> MissAsync(FollowUpHospital hospital, string number) => hospital.Hospital.WithDbAsync(async db =>
    {
        var vault = Vault(hospital);
        var missed = new MissedCall(vault.Seal(MissedCall.NumberPurpose, number), vault.BlindIndex(ContactNumber.IndexPurpose, number), PhoneKind.Mobile);
        missed.Add(hospital.Hospital.Clock.GetUtcNow().AddMinutes(-5), "8001", null);
        db.MissedCalls.Add(missed);
        return await db.SaveChangesAsync();
    });
}
