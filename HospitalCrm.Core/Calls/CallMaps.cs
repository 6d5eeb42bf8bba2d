using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Calls;

internal sealed class CallSessionMap : IEntityTypeConfiguration<CallSession>
{
    public void Configure(EntityTypeBuilder<CallSession> builder)
    {
        builder.Property(call => call.LineId).HasMaxLength(64);
        builder.Property(call => call.LinkId).HasMaxLength(128);
        builder.Property(call => call.Extension).HasMaxLength(16);
        builder.Property(call => call.AgentNo).HasMaxLength(32);
        builder.Property(call => call.TakenOverBy).HasMaxLength(32);
        builder.Property(call => call.Cause).HasMaxLength(64);
        builder.Ignore(call => call.ReceivedStamp);
        builder.Property(call => call.NumberSequence);
        builder.Property(call => call.Legs).HasConversion<RingLegsText, RingLegsComparer>();
        builder.HasIndex(call => new { call.LineId, call.LinkId, call.StartedAt });
        builder.HasIndex(call => new { call.StartedAt, call.Id });
        builder.HasIndex(call => new { call.AgentNo, call.StartedAt });
        builder.HasIndex(call => new { call.PatientId, call.StartedAt });
        builder.HasIndex(call => new { call.NumberIndex, call.StartedAt });
        builder.HasIndex(call => new { call.State, call.LastSignalAt });
        builder.HasIndex(call => new { call.State, call.StartedAt, call.Id });

        // The handful that several are offered at this moment.
        builder.HasIndex(call => call.IsShared, "IX_Calls_Shared").HasFilter("\"IsShared\" AND \"State\" IN ('Ringing', 'Answered')");

        // The handful of live calls among a year's: read at every sign-in and reload. The words must match LiveAsync's condition.
        builder.HasIndex(call => call.AgentNo, "IX_Calls_Live").HasFilter("\"State\" IN ('Ringing', 'Answered')");
        builder.HasOne<Patient>().WithMany().HasForeignKey(call => call.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LineEventRecordMap : IEntityTypeConfiguration<LineEventRecord>
{
    public void Configure(EntityTypeBuilder<LineEventRecord> builder)
    {
        builder.HasKey(record => new { record.DeviceId, record.SessionId, record.Sequence, record.Signal });
        builder.Property(record => record.DeviceId).HasMaxLength(64);
        builder.HasIndex(record => record.At);
        builder.HasIndex(record => record.CallId);
    }
}

internal sealed class SeatLoginMap : IEntityTypeConfiguration<SeatLogin>
{
    public void Configure(EntityTypeBuilder<SeatLogin> builder)
    {
        builder.Property(seat => seat.Extension).HasMaxLength(16);
        builder.Property(seat => seat.StaffNo).HasMaxLength(32);
        builder.HasIndex(seat => seat.Extension).IsUnique();
        builder.HasIndex(seat => seat.StaffId).IsUnique();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(seat => seat.StaffId);
    }
}

internal sealed class ContactRecordMap : IEntityTypeConfiguration<ContactRecord>
{
    public void Configure(EntityTypeBuilder<ContactRecord> builder)
    {
        builder.Property(record => record.StaffNo).HasMaxLength(32);
        builder.Property(record => record.Result).HasMaxLength(32);
        builder.HasIndex(record => new { record.PatientId, record.At });
        builder.HasIndex(record => new { record.CallId, record.StaffNo });

        // Covers what an analysis counts, and the list's own order.
        builder.HasIndex(record => new { record.At, record.Id, record.Topic, record.Result, record.StaffNo });
        builder.HasOne<Patient>().WithMany().HasForeignKey(record => record.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
