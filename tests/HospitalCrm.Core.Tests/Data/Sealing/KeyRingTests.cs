using System.Runtime.Versioning;
using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Tests.Data.Sealing;

[SupportedOSPlatform("linux")]
public sealed class KeyRingTests : IDisposable
{
    private readonly TemporaryFolder _keys = new();

    public void Dispose() => _keys.Dispose();

    [Fact]
    public void Only_the_owner_may_read_the_ring()
    {
        var ring = KeyRing.Create(_keys.Path);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ring.Path));
    }

    [Fact]
    public void A_file_left_lying_there_does_not_open_the_ring_to_others()
    {
        File.WriteAllText(KeyRing.FileIn(_keys.Path) + ".new", "left by a crash, readable by all");

        var ring = KeyRing.Create(_keys.Path);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ring.Path));
    }

    [Fact]
    public void Rotation_keeps_what_was_sealed_before_and_seals_with_the_new_key()
    {
        using var before = new Vault(KeyRing.Create(_keys.Path));
        var old = before.Seal("A", "王芳");
        var index = before.BlindIndex("A", "王芳");

        using var after = new Vault(KeyRing.Rotate(_keys.Path));

        Assert.Equal("王芳", after.Open("A", old));
        Assert.Equal(1, old.KeyId);
        Assert.Equal(2, after.Seal("A", "王芳").KeyId);
        Assert.Equal(before.RingId, after.RingId);
        Assert.Equal(index, after.BlindIndex("A", "王芳"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyRing.FileIn(_keys.Path)));
    }

    [Fact]
    public void A_running_product_takes_up_a_key_that_another_process_added()
    {
        var running = KeyRing.Create(_keys.Path);
        using var here = new Vault(running);
        using var there = new Vault(KeyRing.Rotate(_keys.Path));
        var sealedThere = there.Seal("A", "王芳");

        running.Refresh();

        Assert.Equal("王芳", here.Open("A", sealedThere));
        Assert.Equal(2, here.Seal("A", "王芳").KeyId);
    }

    [Fact]
    public void A_running_product_never_takes_up_a_foreign_ring()
    {
        var running = KeyRing.Create(_keys.Path);
        File.Delete(running.Path);
        KeyRing.Create(_keys.Path);
        KeyRing.Rotate(_keys.Path);

        running.Refresh();

        Assert.Equal(1, running.CurrentKeyId);
    }

    [Fact]
    public void Two_processes_that_start_together_end_up_with_one_ring()
    {
        // One meeting seldom shows it: the moment between a look and a move is short.
        for (var round = 0; round < 50; round++)
        {
            var (directory, rings) = (Path.Combine(_keys.Path, $"{round}"), new KeyRing[16]);

            Together(rings.Length, at => rings[at] = KeyRing.OpenOrCreate(directory));

            Assert.Single(rings.Select(ring => ring.Id).Distinct());
            Assert.Equal(KeyRing.Open(directory).Id, rings[0].Id);
            Assert.Single(Directory.GetFiles(directory, "ring.json*"));
        }
    }

    [Fact]
    public void Two_processes_that_rotate_together_add_a_key_each()
    {
        KeyRing.Create(_keys.Path);

        Together(8, _ => KeyRing.Rotate(_keys.Path));

        Assert.Equal(9, KeyRing.Open(_keys.Path).CurrentKeyId);
    }

    [Fact]
    public void Creating_never_replaces_a_ring()
    {
        var first = KeyRing.Create(_keys.Path);

        var second = KeyRing.Create(_keys.Path);

        Assert.Equal(first.Id, second.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"Id":"01890a5d-ac96-774b-bcce-b302099a8057","Keys":[],"Blind":"","Audit":""}""")]
    [InlineData("""{"Id":"01890a5d-ac96-774b-bcce-b302099a8057","Keys":[{"Id":1,"Secret":"c2hvcnQ="}],"Blind":"c2hvcnQ=","Audit":"c2hvcnQ="}""")]
    public void A_file_that_is_no_ring_is_refused_by_name(string content)
    {
        File.WriteAllText(KeyRing.FileIn(_keys.Path), content);

        var refusal = Assert.Throws<InvalidDataException>(() => KeyRing.Open(_keys.Path));

        Assert.Contains("ring.json", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>On threads that begin at one moment.</summary>
    private static void Together(int count, Action<int> work)
    {
        using var start = new Barrier(count);
        var threads = Enumerable.Range(0, count).Select(at => new Thread(() =>
        {
            start.SignalAndWait();
            work(at);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }
}
