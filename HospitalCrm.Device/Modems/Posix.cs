using System.Runtime.InteropServices;

namespace HospitalCrm.Device.Modems;

/// <summary>The few libc calls a serial port needs. Constants and layouts are those of Linux (glibc and musl, x64 and arm64).</summary>
internal static unsafe partial class Posix
{
    public const int ReadWrite = 0x2;
    public const int NoControllingTty = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    public const short PollIn = 0x1;
    public const short PollGone = 0x8 | 0x10 | 0x20; // POLLERR, POLLHUP, POLLNVAL

    public const int Interrupted = 4;
    public const int TryAgain = 11;

    public const nuint TakeExclusively = 0x540C; // TIOCEXCL
    public const nuint GiveUpExclusive = 0x540D; // TIOCNXCL
    public const int LockOrFail = 2 | 4; // LOCK_EX | LOCK_NB
    public const int FlushBoth = 2;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int fd);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventFd(uint start, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Ioctl(int fd, nuint request);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    public static partial int Lock(int fd, int how);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    public static partial int GetAttributes(int fd, Termios* settings);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    public static partial int SetAttributes(int fd, int when, Termios* settings);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    public static partial void MakeRaw(Termios* settings);

    // Takes the plain number in every glibc: older ones also accept it beside their B115200 codes.
    [LibraryImport("libc", EntryPoint = "cfsetspeed", SetLastError = true)]
    public static partial int SetSpeed(Termios* settings, uint baud);

    [LibraryImport("libc", EntryPoint = "tcflush")]
    public static partial int Flush(int fd, int which);

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Fd;
        public short Wanted;
        public short Happened;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Termios
    {
        public const uint TwoStopBits = 0x40;
        public const uint EnableReceiver = 0x80;
        public const uint IgnoreModemControl = 0x800; // CLOCAL: no carrier is normal for a waiting modem
        public const uint HardwareFlow = 0x80000000;
        public const int MinimumBytes = 6; // VMIN
        public const int Timeout = 5; // VTIME

        public uint Input;
        public uint Output;
        public uint Control;
        public uint Local;
        public byte Discipline;
        public fixed byte Characters[32];
        public uint InputSpeed;
        public uint OutputSpeed;
    }
}
