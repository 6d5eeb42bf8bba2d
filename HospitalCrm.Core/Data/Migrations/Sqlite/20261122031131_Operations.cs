using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Operations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Calls",
                table: "ConnectedSystems",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "CallsPerMinute",
                table: "ConnectedSystems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ExpiresOn",
                table: "ConnectedSystems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "KeyGivenAt",
                table: "ConnectedSystems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastCallAt",
                table: "ConnectedSystems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Networks",
                table: "ConnectedSystems",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "OldKeyHash",
                table: "ConnectedSystems",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OldKeyUntil",
                table: "ConnectedSystems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Backups",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequestedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    File = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    DatabaseBytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false),
                    AuditEntries = table.Column<long>(type: "INTEGER", nullable: false),
                    VerifiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Backups", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ConnectedSystems_OldKeyHash",
                table: "ConnectedSystems",
                column: "OldKeyHash");

            migrationBuilder.CreateIndex(
                name: "IX_Backups_RequestedAt",
                table: "Backups",
                column: "RequestedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Backups");

            migrationBuilder.DropIndex(
                name: "IX_ConnectedSystems_OldKeyHash",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "Calls",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "CallsPerMinute",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "ExpiresOn",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "KeyGivenAt",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "LastCallAt",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "Networks",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "OldKeyHash",
                table: "ConnectedSystems");

            migrationBuilder.DropColumn(
                name: "OldKeyUntil",
                table: "ConnectedSystems");
        }
    }
}
