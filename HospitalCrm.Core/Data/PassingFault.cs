using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HospitalCrm.Core.Data;

/// <summary>A failure of the machine at this moment – the database is busy, the disk is full – that says nothing about what was to be written: it is tried again, never held against a row.</summary>
internal static class PassingFault
{
    private static readonly int[] Passing =
    [
        raw.SQLITE_BUSY, raw.SQLITE_LOCKED, raw.SQLITE_FULL, raw.SQLITE_IOERR, raw.SQLITE_NOMEM, raw.SQLITE_CANTOPEN, raw.SQLITE_READONLY, raw.SQLITE_PROTOCOL,
    ];

    public static bool Is(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is IOException or TimeoutException || cause is SqliteException lite && Passing.Contains(lite.SqliteErrorCode) || cause is DbException { IsTransient: true })
            {
                return true;
            }
        }

        return false;
    }
}
