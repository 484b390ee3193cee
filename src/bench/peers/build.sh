#!/bin/sh
# Builds Milepost from the sources above this folder, then all peers. Milepost's jar and pom go to a folder of their own here
# (repo/), as any other dependency, and nowhere else.
set -e
cd "$(dirname "$0")"
root=$(cd ../../.. && pwd)
rm -rf repo "${HOME}/.m2/repository/dev/milepost" peer-milepost/target/lib
(cd "$root" && mvn -q -B -ntp -DskipTests package)
mvn -q -B -ntp -N install:install-file -Dfile="$root/target/milepost.jar.original" -DpomFile="$root/pom.xml" -Dpackaging=jar -DlocalRepositoryPath=repo
mvn -q -B -ntp package
