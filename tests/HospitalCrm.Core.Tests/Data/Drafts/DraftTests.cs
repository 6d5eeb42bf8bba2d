using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Data.Drafts;

public sealed class DraftTests
{
    [Fact]
    public async Task What_was_typed_is_there_again()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "王芳", SecurityPermissions.Use);

        await hospital.Run.RunAsync(agent, (SaveDraft use) => use.HandleAsync("patient:new", "张"));
        await hospital.Run.RunAsync(agent, (SaveDraft use) => use.HandleAsync("patient:new", "张伟"));
        var kept = await hospital.Run.RunAsync(agent, (ReadDraft use) => use.HandleAsync("patient:new"));

        Assert.Equal("张伟", kept.Value?.Body);
        Assert.Equal(1, await hospital.WithDbAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task Nobody_reads_a_colleagues_draft()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "王芳", SecurityPermissions.Use);
        var colleague = await hospital.StaffAsync("agent02", "赵敏", SecurityPermissions.Use);
        await hospital.Run.RunAsync(agent, (SaveDraft use) => use.HandleAsync("patient:new", "张伟"));

        await hospital.Run.RunAsync(colleague, (DropDraft use) => use.HandleAsync("patient:new"));
        var theirs = await hospital.Run.RunAsync(colleague, (ReadDraft use) => use.HandleAsync("patient:new"));
        var mine = await hospital.Run.RunAsync(agent, (ReadDraft use) => use.HandleAsync("patient:new"));

        Assert.Null(theirs.Value);
        Assert.Equal("张伟", mine.Value?.Body);
    }

    [Fact]
    public async Task A_draft_is_sealed_at_rest()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "王芳", SecurityPermissions.Use);

        await hospital.Run.RunAsync(agent, (SaveDraft use) => use.HandleAsync("patient:new", "13800138000"));

        var stored = await hospital.WithDbAsync(db => db.Drafts.SingleAsync());
        Assert.Equal(-1, stored.Body.Bytes.AsSpan().IndexOf("13800138000"u8));
    }

    [Fact]
    public async Task A_dropped_draft_is_gone()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "王芳", SecurityPermissions.Use);
        await hospital.Run.RunAsync(agent, (SaveDraft use) => use.HandleAsync("patient:new", "张伟"));

        await hospital.Run.RunAsync(agent, (DropDraft use) => use.HandleAsync("patient:new"));

        Assert.Equal(0, await hospital.WithDbAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task More_than_anybody_types_is_refused()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "王芳", SecurityPermissions.Use);

        var outcome = await hospital.Run.RunAsync(agent, (SaveDraft use) => use.HandleAsync("patient:new", new string('x', 300_000)));

        Assert.Equal("Data.DraftTooLong", outcome.Problem?.Code);
    }
}
